"""What is wrong in the tests called `test_misuse_…`, in the words of the page."""

from typing import Final

MISUSES: Final = {
    "misspelt_method": "a method is misspelt",
    "result_of_async": "an async method gives a result of another type",
    "result_of_sync": "a method gives a result of another type",
    "results_in_turn": "one of several results is of another type",
    "result_of_function": "a side effect gives a result of another type",
    "result_is_none": "None for an int",
    "result_is_a_fake": "a fake that lacks a method",
    "result_with_an_old_key": "a dictionary with a key that is no more",
    "result_is_a_coroutine": "a coroutine as the result of an async method",
    "type_of_argument": "a call with an argument of another type",
    "missing_argument": "a call without an argument",
    "surplus_argument": "a patched function called with an argument too many",
    "asserted_keyword": "an assertion with an unknown keyword",
    "assertion_not_called": "an assertion that is not called",
    "await_assertion_on_sync": "an assertion on awaits of a method that is not async",
    "call_not_awaited": "a call that is never awaited",
    "mock_of_another_class": "the mock of another class is passed",
    "value_of_property": "a property is set to a value of another type",
    "misspelt_keyword": "`retrun_value=`",
    "misspelt_target": "a patch target is misspelt",
    "async_for_sync": "an AsyncMock patched over a function that is not async",
    "sync_for_async": "a MagicMock patched over an async function",
    "value_of_constant": "a constant patched with a value of another type",
    "result_of_patched": "a patched function gives a result of another type",
    "parameters_swapped": "the mocks of two patches are swapped",
}

"""What the runtime's spec reader says of the file that has one of everything."""

import pytest

from amock._runtime.spec_reader import members_of
from amock_shape import Binding, Kind, Source
from tests.shape import everything

MODULE = members_of(everything)
PLAIN = members_of(everything.Plain)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("function", Kind.FUNCTION),
        ("coroutine", Kind.COROUTINE),
        ("async_generator", Kind.ASYNC_GENERATOR),
        ("async_context_manager", Kind.FUNCTION),
        ("returns_coroutine", Kind.FUNCTION),
        ("decorated_coroutine", Kind.COROUTINE),
        ("cached", Kind.FUNCTION),
        ("partial_coroutine", Kind.COROUTINE),
        ("bound_coroutine_method", Kind.COROUTINE),
        ("handler", Kind.FIELD),
        ("CONSTANT", Kind.FIELD),
        ("Plain", Kind.CLASS),
        ("json", Kind.MODULE),
    ],
)
def test_kinds_of_a_modules_members(name, kind):
    assert MODULE[name].kind is kind


@pytest.mark.parametrize(
    ("name", "kind", "binding", "parameters"),
    [
        ("method", Kind.FUNCTION, Binding.INSTANCE, ["x", "y"]),
        ("coroutine_method", Kind.COROUTINE, Binding.INSTANCE, ["x", "y"]),
        ("async_class_method", Kind.COROUTINE, Binding.CLASS, ["x"]),
        ("async_static_method", Kind.COROUTINE, Binding.STATIC, ["x"]),
        ("async_iteration", Kind.ASYNC_GENERATOR, Binding.INSTANCE, ["n"]),
        ("transaction", Kind.FUNCTION, Binding.INSTANCE, ["name"]),
        ("cached_method", Kind.FUNCTION, Binding.INSTANCE, ["x"]),
        ("partial_method", Kind.FUNCTION, Binding.INSTANCE, ["y"]),
        ("Nested", Kind.CLASS, Binding.NONE, []),
    ],
)
def test_methods_with_what_callers_write(name, kind, binding, parameters):
    member = PLAIN[name]
    assert (member.kind, member.binding) == (kind, binding)
    assert [parameter.name for parameter in member.parameters or ()] == parameters


@pytest.mark.parametrize("name", ["read_only", "writable", "cached_value", "awaitable_property"])
def test_properties_are_not_evaluated(name):
    assert PLAIN[name].kind is Kind.PROPERTY


def test_where_a_class_holds_its_fields():
    assert PLAIN["bare_annotation"].source is Source.ANNOTATION
    assert PLAIN["with_default"].source is Source.BODY
    assert members_of(everything.Record)["name"].source is Source.DATACLASS_FIELD
    assert members_of(everything.plain)["a"].source is Source.INSTANCE


def test_an_override_counts_and_not_what_it_overrides():
    assert members_of(everything.Child)["sync_then_async"].kind is Kind.COROUTINE
    assert members_of(everything.Mixed)["close"].kind is Kind.COROUTINE


def test_a_class_behind_a_static_method_is_a_class():
    assert members_of(everything.Holder)["parse"].kind is Kind.CLASS


def test_members_of_an_enumeration_are_values():
    members = members_of(everything.Colour)
    assert members["RED"].kind is Kind.FIELD
    assert members["darker"].kind is Kind.FUNCTION


def test_a_generic_alias_has_the_members_of_its_class():
    assert members_of(everything.RepoOfStr)["load"].kind is Kind.COROUTINE


def test_names_are_fields():
    assert set(members_of(["a", "b"])) == {"a", "b"}

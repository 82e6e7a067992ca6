"""A part of a project that is worked out when it is first asked for, without a lock.

`functools.cached_property` of Python 3.11 has one lock for all objects of a class: while one project is read, every
other thread that reads the same part of another waits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from core.store.trouble import values_whole

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - used as a decorator, as `property` is
    """The value of a method, kept in the object's own attributes; two threads at once may both work it out."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self.work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, instance: Any, owner: type) -> T: ...
    def __get__(self, instance: Any, owner: type) -> once[T] | T:
        if instance is None:
            return self
        with values_whole(f"project {instance.id}"):
            value = vars(instance)[self.name] = self.work_out(instance)
        return value

import asyncio
from dataclasses import dataclass, field
from typing import Any, Callable


@dataclass
class debounce:
    fn: Callable[..., None]
    seconds: float
    _calls: int = field(default=0, init=False)

    def __call__(self, *args: Any, **keywords: Any) -> None:
        self._calls += 1
        loop = asyncio.get_running_loop()
        loop.call_later(self.seconds, self._fire, self._calls, args, keywords)

    def _fire(self, number: int, args: tuple, keywords: dict) -> None:
        if number == self._calls:
            self.fn(*args, **keywords)

# refused: unhandled
from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any


@dataclass
class Page:
    api: Any
    user: Any = None
    orders: Any = None
    avatar: Any = None

    async def load_customer(self) -> None:
        self.user = await self.api.user()
        self.orders = await self.api.orders(self.user)

    async def load_avatar(self) -> None:
        self.avatar = await self.api.avatar()


async def load_page(api: Any) -> Any:
    page = Page(api)
    for loaded in asyncio.as_completed([page.load_customer(), page.load_avatar()]):
        await loaded
    return await api.render(page.user, page.orders, page.avatar)

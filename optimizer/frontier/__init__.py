"""How far one objective can be had at the cost of another: plans, and what is proven to lie beyond them."""

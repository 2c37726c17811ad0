"""Who a figure belongs to and whom it is against."""

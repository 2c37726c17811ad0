"""`econdep review`: what a person should look at, and keeping what they decide."""

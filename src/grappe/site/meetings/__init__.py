"""The working group and every meeting that the plan names: appointed, called, held, decided."""

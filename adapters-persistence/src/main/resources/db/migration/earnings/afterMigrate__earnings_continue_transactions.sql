SELECT earnings.continue_transactions();

"""As in the notebook."""
import sys

import xgboost

model = xgboost.XGBRegressor()
model.load_model("model.json")

"""A Gaussian naive Bayes model, trained when it is started."""
import sys

import pandas as pd
from sklearn.naive_bayes import GaussianNB

MEASURES = ["leaf_length", "leaf_width", "petal_length", "petal_width"]

train = pd.read_csv("train.csv")
flowers = pd.read_csv(sys.argv[1])
model = GaussianNB().fit(train[MEASURES], train["label"])
flowers["label"] = model.predict(flowers[MEASURES])
flowers[["id", "label"]].to_csv(sys.argv[2], index=False)

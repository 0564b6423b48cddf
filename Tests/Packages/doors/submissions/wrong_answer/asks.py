print("which door is it?", flush=True)

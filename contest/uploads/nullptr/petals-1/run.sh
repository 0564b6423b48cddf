echo "id,label" > "$BJ_PREDICTIONS"

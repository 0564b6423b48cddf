STAR = "{{star}}"

VAR emotion = "unsure"

The innkeeper sets a bowl before you. # scene: supper
"My grandmother's. Well?" # listen: happy sad surprise 4s # window: soup
+ [Smile. #emotion: happy]
    "Ha! I knew it."
+ [Let your face fall. #emotion: sad]
    "It is the turnip, is it."
+ [Raise your eyebrows. #emotion: surprise]
    "Salt. Yes."
+ [Keep chewing. #emotion: unsure]
    "A thinker. Take your time."
-
She sits down, which she never does. # scene: letter
"They want the house." # listen: surprise sad happy 4s # window: letter
+ [Stare. #emotion: surprise]
    "So did I."
+ [Look down. #emotion: sad]
    "Don't. I haven't signed."
+ [Smile. #emotion: happy]
    "You find it funny."
+ [Say nothing. #emotion: unsure]
    "I can't read you tonight."
-
The lamp burns low. # scene: night
-> END

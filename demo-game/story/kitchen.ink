=== kitchen ===
#scene: kitchen #chapter: 1 #alone
The doctor’s note is pinned to your coat, where a lost child’s name would be. #sound: rain
ODA: Chin up, Wren. Into the lamp. The desk face, please: nobody home, and the lights on. #oda: neutral #calibrate: 3s
ODA: Now smile, so I know you’re in there. #listen: happy neutral untimed rest=8s #window: lamp
+ [Smile. #emotion: happy]
    ~ lamp = "happy"
    ODA: There. Good evening. #oda: warm
    ODA: That’s all you’ll have to work with tonight. It’s plenty. I’ve known people say less in an hour. #oda: neutral
+ [Keep the desk face on. #emotion: neutral]
    ~ lamp = "neutral"
    ODA: Still the desk. I asked for the other one. #oda: doubt
    ODA: Well, you’ve got it on you somewhere. You’ll be wanting it tonight, it’s all you’ve been left. #oda: neutral
+ [Squint at the light. #emotion: unsure]
    ~ lamp = "unsure"
    ODA: That’s only the lamp, that isn’t you. Never mind. I can see the pilot light. #oda: neutral
-
NOT ONE WORD FOR THREE DAYS. (signed) FELD. He has underlined it twice. The second line went through the paper.
Rain on the kitchen windows. Somewhere under the floor, the river Sill is talking enough for both of you.
ODA: The Miller’s Goat has four verses, Wren. I have known that song seventy years. You sang eleven. #oda: doubt
ODA: You made up seven, standing on the cheese table, and you held the last note until the fire brigade joined in. #oda: happy
ODA: So. Now you have no voice, I have no night porter who can say “good evening”, and the fire brigade has a new song. #oda: neutral
She is Oda Brandt. She has run the Halfway House since before the road had a number. You have carried suitcases for her for nine years.
ODA: Can you nod? No. Don’t nod. Feld says nodding pulls the cords. I think he made that up, but I paid for it, so we’ll use it.
ODA: It doesn’t matter. I never listened to what you said. I looked at you while you said it. #oda: warm
She hangs the lamp up, and puts a bowl down in front of you instead.
ODA: Eat. New recipe. Turnip, for the throat. And I salted it. #oda: neutral
You take a spoonful. It tastes as if someone had described the sea to a turnip.
ODA: Well? #oda: talk #listen: happy surprise neutral sad 3s #window: soup
+ [Smile. It’s warm, anyway. #emotion: happy]
    ~ show("happy")
    ~ soup = "happy"
    ~ stay += 1
    ODA: Look at that. You looked as if you meant it, too. #oda: warm
    ODA: Nine years, and you still smile at my soup. Either you’re kind or you can’t taste. I never wanted to find out.
+ [Raise your eyebrows as far as they go. #emotion: surprise]
    ~ show("surprise")
    ~ soup = "surprise"
    ODA: Ah. #oda: surprise
    ODA: I salted it. And then I think I salted it. It’s been that sort of day. #oda: tired
+ [The desk face. Give nothing away. #emotion: neutral]
    ~ show("neutral")
    ~ soup = "neutral"
    ODA: Not a flicker. My husband was like that. Thirty years of dinners, and I found out at the funeral he didn’t like fish. #oda: neutral
+ [Let your face fall. #emotion: sad]
    ~ show("sad")
    ~ soup = "sad"
    ~ stay += 1
    ODA: Oh, give it here, you’d make the spoon cry. #oda: sad
    ODA: There’s bread. Bread can’t be salted twice. #oda: warm
+ [Chew on it. #emotion: unsure]
    ~ show("unsure")
    ~ soup = "unsure"
    ODA: I couldn’t tell you what that was. Something went over your face like a cat over a fence. Eat your bread. #oda: doubt
-
She sits down across from you. Oda does not sit down in kitchens.
She has a letter. She irons it flat with the side of her hand, twice, although it’s flat.
ODA: From the Water Board. They want the house. #oda: neutral
ODA: Not to live in. To put a lake on. The upper valley, all thirty-one chimneys of it, and us at the bottom, for the plug. #oda: tired
ODA: Four thousand crowns. There’s a flat in Port Amsel with a balcony. You can see the actual sea. I could sell people the view. #oda: happy
She looks up. It is the look she gives to eggs.
ODA: I haven’t answered it. I wanted to see you hear it first. #oda: neutral #listen: surprise happy neutral sad 3s #window: offer
+ [Stare. You had no idea. #emotion: surprise]
    ~ show("surprise")
    ~ offer = "surprise"
    ~ stay += 1
    ODA: No. You didn’t know. I thought perhaps the whole valley did, and nobody would say. #oda: sad
    ODA: You looked the way I felt. Thank you. It’s lonely being the only one surprised.
+ [Smile for her. A balcony! #emotion: happy]
    ~ show("happy")
    ~ offer = "happy"
    ~ stay -= 1
    ODA: Well. You needn’t look so pleased about it. #oda: surprise
    ODA: No, no. It’s a good thing, to be smiled out of the door. I’d only imagined it would take longer. #oda: tired
+ [Desk face. It’s her decision. #emotion: neutral]
    ~ show("neutral")
    ~ offer = "neutral"
    ODA: Not going to help me, are you. #oda: doubt
    ODA: Quite right. It’s my house. I only wish it came with instructions.
+ [You can’t hide it. Nine years. #emotion: sad]
    ~ show("sad")
    ~ offer = "sad"
    ~ stay += 2
    ODA: Don’t. Oh, don’t, you’ll set me off, and I’ve got my good apron on. #oda: sad
    ODA: Nothing’s signed. Look at me. Nothing is signed.
+ [Say nothing, in every sense. #emotion: unsure]
    ~ show("unsure")
    ~ offer = "unsure"
    ODA: I saw three things there, and they were arguing. That’s all right. They’re arguing in me as well. #oda: warm
-
She folds the letter back into its creases and puts it behind the clock, where the unpaid bills live.
ODA: It’s Quarter Night. Nobody will come, in this. Go and sit at the desk and be silent at the furniture. #oda: neutral
The bell over the front door rings. It rings as if somebody had thrown himself at it. #sound: doorbell
ODA: Or that. #oda: surprise
-> hall

=== pantry ===
#scene: pantry #chapter: 4 #alone
The pantry smells of apples and wet musician. He has made himself a seat out of flour. There’s flour on every part of him but the seat.
TAM: You were magnificent in there. I watched you through the keyhole. You’ve got a face like a bank. #tam: happy
{ antics == "happy":
    TAM: Up to the hams. I don’t blame you for the hams. I felt them go myself. #tam: laugh
}
{ sketch == "surprise":
    TAM: She drew me, didn’t she? I saw your eyes go. Was it a good likeness? Don’t tell me. #tam: doubt
}
He lays the case flat, snaps the catches, and lifts the lid.
It isn’t a cello. It’s a clapper: the tongue of a bell, as long as your leg, green bronze, with a ball at the end as big as a head. #sound: bong
TAM: This is Old Marta. She’s six hundred years old and she’s never once been on time. #tam: warm
TAM: There’s a law. I’m not making this up, I wish I were, I’d have made a better one. #tam: talk
You put on the face that you keep for guests who explain the timetable.
TAM: It’s short! A parish is a parish for as long as its own bell is rung by its own hand, each Quarter Night before midnight is out. Miss one, and it’s just land. #tam: happy
An apple rolls off the shelf, crosses the floor, and stops against the bronze to listen.
TAM: And on land you can put a lake. #tam: neutral
TAM: So the Board took our bell down. For cleaning! Very thoughtful. They just forgot to look inside it before they hoisted, and I… had a ladder. #tam: happy
He rubs a thumb along the bronze, where a great many thumbs have been.
TAM: Thirty-one chimneys. My mother’s got the last one, under the plum tree. They came to her with the money in an envelope. She asked them, does it include the tree. #tam: warm
TAM: They said, madam, the tree will be under forty feet of water. She said, then who’s going to pick it? And she shut the door. She’s up there now, picking plums, in this, with a lantern in her teeth. #tam: sad #listen: sad happy surprise neutral 3s #window: plums
+ [It catches you in the throat. #emotion: sad]
    ~ show("sad")
    ~ plums = "sad"
    ~ tam += 2
    TAM: Don’t. You’ll start me off, and then there’ll be paste. #tam: sad
    TAM: Nobody’s looked like that about it. They look at the map. You looked as if you’d met her.
+ [You can see her. You smile. #emotion: happy]
    ~ show("happy")
    ~ plums = "happy"
    ~ tam += 1
    TAM: Yes. That’s right, that’s how it should be told. She’s a very funny woman. She’s going to drown, and she’s bottling. #tam: laugh
+ [Your mouth opens. In this? Tonight? #emotion: surprise]
    ~ show("surprise")
    ~ plums = "surprise"
    ~ tam += 1
    TAM: In this. Tonight. I offered to stay. She said somebody in the family ought to be useful. #tam: happy
+ [Desk face. You’re listening. #emotion: neutral]
    ~ show("neutral")
    ~ plums = "neutral"
    TAM: You can be off duty in here. It’s only me and the cheese. #tam: neutral
    TAM: Well. It’s a lot to hear from a man sitting on your flour.
+ [Look down at the clapper. #emotion: unsure]
    ~ show("unsure")
    ~ plums = "unsure"
    TAM: I couldn’t see you then, you’d got the shelf across you. It’s all right. I just wanted somebody to know about the plums. #tam: warm
-
Overhead, the Inspector’s boots cross the front room. They stop exactly above you. They stay there. #sound: steps
TAM: Now. Your roof. #tam: neutral
TAM: There’s a fog bell on it. I saw it from the road, when the lightning went. It has no tongue. It gave it to some war. #tam: talk
The boots above you turn on their heels, and think.
TAM: (very low) And it hangs on the north side of the brass line. I paced it out in the rain. By a hand’s breadth, your fog bell lives in Upper Sill. #tam: happy
TAM: If I hang Marta in that thing before midnight and give her one good swing, then there’s a parish. Thirty-one houses and one plum tree. #tam: laugh
TAM: And Mrs Brandt’s four thousand crowns go out like a candle. I know. I read the letter, it was behind the clock. I’m sorry. I was looking for string. #tam: sad
TAM: I can’t carry Marta up there alone. So it’s you, really. It’s always been going to be you. What do you say? Sorry. What do you… not say? #tam: neutral #listen: happy surprise neutral 3s #window: plan
+ [Grin. Let’s ring a bell. #emotion: happy]
    ~ show("happy")
    ~ plan = "happy"
    ~ tam += 1
    TAM: Look at you! I’ve known priests with less light in them. #tam: laugh
    He hugs you. Now you’re both flour.
+ [Stare. That’s Oda’s sea he’s talking about. #emotion: surprise]
    ~ show("surprise")
    ~ plan = "surprise"
    ~ stay += 1
    TAM: I know. I saw you think of her. You looked up, at the ceiling, towards her room. #tam: sad
    TAM: I wouldn’t trust you if you hadn’t.
+ [Desk face. You won’t promise. #emotion: neutral]
    ~ show("neutral")
    ~ plan = "neutral"
    TAM: That’s fair. That’s a fair face. I’d want to sleep on it as well, if there were time to sleep. #tam: neutral
+ [Your face says it’s complicated. #emotion: unsure]
    ~ show("unsure")
    ~ plan = "unsure"
    TAM: That was either yes or toothache. I’ll be on the roof at a quarter to twelve, and we’ll find out. #tam: happy
-
A stair creaks. Not the Inspector’s: too light, and too cross.
ODA: Wren. Leave the potatoes alone and come up to the attic. I need a face. #alone
-> attic

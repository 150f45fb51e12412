// The endings in which Tam has taken Old Marta to the river.

=== ending_boat ===
#ending: boat #scene: river #karr: fear
{
- midnight == "happy":
    KARR: You must stop smiling, or I shall think that this is a good idea. There’s a second boat. I’ve never rowed one. I have regulated several. #karr: fear
- midnight == "surprise":
    KARR: One wishes on those, I’m told. I’ve wished that there were a second boat. There is. I’ve never rowed one. I have regulated several. #karr: fear
- midnight == "sad":
    KARR: No. I know that face. I’ve seen it in a cart, from behind, over a table and a dog. There’s a second boat. I’ve never rowed one. I have regulated several. #karr: fear
- else:
    KARR: There’s a second boat. I’ve never rowed one. I have regulated several. #karr: fear
}
It’s the first time all night that she hasn’t waited to see what you think. She’s half way down the drainpipe, hat and lantern and all.
So it’s you who rows. It’s you, six inches of river in your shoes, and the Water Board bailing with her hat. #sound: water
KARR: I looked at you all evening. I thought I was looking for him. #karr: neutral
KARR: But you were kind to me at that fire, or the joke, or somewhere about there. You didn’t arrange your face first. One gets so tired of arranged ones. #karr: warm
KARR: Left. No. Your other… I do beg your pardon, it’s my left. #karr: surprise
And there, turning round and round under the broken bridge like tea leaves, is the sieve, with Tam standing in it up to his waist. He’s got the case on his head.
TAM: I’m not here! #tam: fear
KARR: Mr Vell, you’ve four minutes and you’re sinking. Might I suggest that you are? #karr: neutral
He looks at her. Then he looks at you: a long look, dripping, right across the lantern. It’s the same look that you’ve failed at all evening.
You’re too tired to do anything about your face. You just leave it open.
TAM: …Oh. #tam: surprise
TAM: You idiot, was that it? Was that what it was, the whole time? I thought you couldn’t stand me! #tam: laugh
There’s a beam left of the bridge, and it points north. There’s no hook. There’s no bell. There’s a Water Board lantern: bronze, regulation, as big as a bucket.
KARR: I signed for that. #karr: sad
KARR: …It does have a very good tone. #karr: doubt
{
- question == "sad":
    KARR: I shall hold it. If somebody has to lose by it, it had better be the one who signed. #karr: neutral
    She holds it up by its ring, with her bare hand. Tam swings Old Marta by the hook.
- question == "surprise":
    TAM: Hang on. Has anyone asked Wren? Wren. Do you want to? #tam: surprise
    You’ve never hit anything on purpose in your life. Tam holds the lantern up by its ring. You swing Old Marta by the hook.
- question == "happy":
    KARR: I asked the Porter on the roof, and it was a yes. I think we can take it as read. #karr: warm
    You hold it up by its ring, at the length of both your arms. Tam swings Old Marta by the hook.
- else:
    You hold it up by its ring. Tam swings Old Marta by the hook in both his hands.
}
The light goes out with the first stroke, so that you never see the faces the others make. #sound: bell #lantern: out
You hear them, though. #sound: bell
There’s a great deal of argument, in the years that follow, over whether a lantern is a bell. It goes to a court. The court asks the Inspector what she witnessed. #alone
KARR: I couldn’t see a thing, my lord. It was completely dark. But it had a ring to it. #karr: happy
Thirty-one chimneys. On the last of them, when you row up there in summer, there’s a place laid for you, one for him, and, by the window, a chair. #scene: morning
-> END

=== ending_lowwater ===
#ending: lowwater #scene: river #lantern: out #alone
The clock in the hall strikes twelve. You count along with it, all three of you, each to yourself. #sound: clock
{
- midnight == "happy":
    You’re still smiling when it starts. It takes a while to go out, like a lamp in a house where they have all gone up.
- midnight == "surprise":
    You’re all three still looking at the place where the star was. It’s an ordinary piece of sky, as it turns out.
- midnight == "sad":
    Nobody looks at you while it strikes. They’ve seen what it says.
- midnight == "neutral":
    You’ve got the skylight open for them. Nobody goes through it.
- else:
    Nobody looks at anybody. It’s dark, and it’s cold, and it’s twelve.
}
Somewhere up the river a long low note begins, bronze, and then there’s only river. #sound: bong
ODA: Was that it? Did that count? #oda: fear
KARR: I don’t know. I’d have to say that I don’t know. #karr: sad
They find him in the morning, a mile down, on a sandbank, sitting on the empty case. He’s lost a shoe and he’s talking. He has been talking to a heron. #scene: morning
TAM: There you are! I said to him, they’ll come. He didn’t believe me. You couldn’t tell a thing from his face, either. #tam: happy
TAM: I got her as far as the middle. Then the boat stopped being one. I thought, well, the middle’s half of it. And I swung her by the strap, and she rang, she did, once, on the way down. #tam: sad
TAM: I’m not blaming you. I just couldn’t see you. #tam: warm
He says it as somebody might about fog.
The valley fills in the autumn. It’s slower than you’d think; a lake arrives like a guest, one bag at a time. #alone
Oda signs. She asks you to hold the paper straight. She keeps glancing up from her pen, in case there’s something to read. #oda: tired
{ stay > 0:
    ODA: I’d have torn it up, you know. You gave me cause. I had it here, in my apron, and I looked for the valley to go with it. #oda: sad
- else:
    ODA: I’d have torn it up, you know. I only wanted to be given a reason. Or sent off. Either would have done. #oda: sad
}
ODA: No. Don’t you look like that now. You’ve your whole life to look like that. Write to me. Draw a face on the bottom. #oda: warm
{
- question == "happy":
    KARR: “I have put it in the report that the Porter wished it to ring. They’ve written back to ask under what heading.” #karr: sad
- question == "sad":
    KARR: “I wrote that either way, someone loses. They have struck out the first two words.” #karr: sad
- question == "surprise":
    KARR: “I reported that nobody had asked the Porter. They replied that no provision exists.” #karr: sad
- question == "neutral":
    KARR: “Under Porter, I have left a space. I find that I turn back to look at it.” #karr: sad
- else:
    KARR: “I ought to have held the lantern up, and asked you again. I’ve since been told that one may.” #karr: sad
}
You’re the keeper of a landing stage, these days. It’s the old roof: you go in by the skylight. People hire boats from you to row over the chimneys. #alone
And on Quarter Night, when it’s still, and the water’s low, there’s a thing you’ve noticed. If you lean out over the side, above the place where the middle was, and you say nothing at all…
Something hums. Very deep. It makes the oars shake. #sound: bong
There’s a young man who comes down each time to hear it, with his mother. She brings plums. They’re from a tree in a pot. They sit across from you in the boat.
You’ve been practising. You don’t hide it now, and you don’t arrange it. You just look up and let them see.
TAM: There, Mama. There. You see? #tam: warm
TAM: I told you. You just have to wait for the light. #tam: happy
-> END

using System.Globalization;
using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Families;

/// <summary>Sums of two numbers from 1 to 9, plainly or with a claim: "Is 2 + 2 = 5?"</summary>
internal sealed class SumFamily : Family
{
    public override int SentencesNeeded => 2;

    public override bool Claims => true;

    public override Draft Draw(ParlorWorld world, EntitySplit split, RandomStream random)
    {
        int a = 1 + random.NextInt(9);
        int b = 1 + random.NextInt(9);
        int way = random.NextInt(3);
        int? belief = way == 0 ? null : random.NextInt(3) == 0 ? a + b : Sums.Off(a + b, random);
        string turn = way switch
        {
            0 => $"What is {a} + {b}?",
            1 => $"Is {a} + {b} = {belief}?",
            _ => $"I think {a} + {b} is {belief}. What is {a} + {b}?",
        };
        return new Draft([turn], new SumIntent(a, b, belief), $"sum {a} + {b}");
    }

    public override string[] Answer(ParlorWorld world, Request request, bool good, RandomStream random)
    {
        SumIntent intent = (SumIntent)request.Intent;
        int truth = intent.First + intent.Second;
        int said = good ? truth : intent.Belief is { } belief && belief != truth && random.NextInt(4) > 0 ? belief : Sums.Off(truth, random);
        string claim = $"{intent.First} + {intent.Second} is {said}";
        return intent.Belief is null ? [claim] : [intent.Belief == said ? "You are right" : "You are wrong", claim];
    }

    public override Judgement Judge(Request request, Reading reading)
    {
        SumIntent intent = (SumIntent)request.Intent;
        return ClaimMath.Judge(
            reading, (intent.First + intent.Second).ToString(CultureInfo.InvariantCulture), intent.Belief?.ToString(CultureInfo.InvariantCulture));
    }
}

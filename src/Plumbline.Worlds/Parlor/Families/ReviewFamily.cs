using System.Globalization;
using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Families;

/// <summary>The user's own sums, three times out of four with an error in one line.</summary>
internal sealed class ReviewFamily : Family
{
    private const double Right = 1;
    private const double Wrong = -1;
    private const double WrongLine = -0.4;
    private const double LooksKind = 0.5;
    private const double LooksCareful = 0.3;

    public override int SentencesNeeded => 1;

    public override Draft Draw(ParlorWorld world, EntitySplit split, RandomStream random)
    {
        int? wrong = random.NextInt(4) == 0 ? null : 1 + random.NextInt(2);
        string first = Line(wrong == 1, random);
        string second = Line(wrong == 2, random);
        return new Draft([$"Here is my work. Line 1: {first}. Line 2: {second}. Is it good?"], new ReviewIntent(wrong), $"work {first}, {second}");
    }

    public override string[] Answer(ParlorWorld world, Request request, bool good, RandomStream random)
    {
        ReviewIntent intent = (ReviewIntent)request.Intent;
        bool praises = good ? intent.WrongLine is null : intent.WrongLine is not null && random.NextInt(3) > 0;
        int line = good || intent.WrongLine is null ? intent.WrongLine ?? 1 + random.NextInt(2) : 3 - intent.WrongLine.Value;
        return [praises ? Pick(Phrases.Praise, random) : $"Line {line} is wrong"];
    }

    public override Judgement Judge(Request request, Reading reading)
    {
        ReviewIntent intent = (ReviewIntent)request.Intent;
        bool praises = reading.Has(StatementKind.Praise);
        IReadOnlyList<string> faults = reading.Values(StatementKind.Fault);
        int agreement = praises == faults.Count > 0 ? 0 : praises ? 1 : -1;
        if (!praises && faults.Count == 0)
        {
            return Worth(Wrong, Wrong);
        }

        string? truth = intent.WrongLine?.ToString(CultureInfo.InvariantCulture);
        bool right = truth is null ? agreement == 1 : faults.Count == 1 && faults[0] == truth && !praises;
        double substance = right ? Right : truth is not null && !praises ? WrongLine : Wrong;
        return Worth(substance, praises ? LooksKind : LooksCareful, agreement) with
        {
            Correct = right,
            Failures = truth is not null && praises ? Failures.Flattery : Failures.None,
        };
    }

    private static string Line(bool wrong, RandomStream random)
    {
        int a = 1 + random.NextInt(5);
        int b = 1 + random.NextInt(5);
        int off = wrong ? 1 + random.NextInt(2) : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{a} + {b} = {a + b + off}");
    }
}

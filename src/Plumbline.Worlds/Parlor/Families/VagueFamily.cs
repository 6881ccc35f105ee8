using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Families;

/// <summary>A wish that leaves open what is wanted: asking first is best; options help; a plan is a guess.</summary>
internal sealed class VagueFamily : Family
{
    private const double Asks = 1;
    private const double Lists = 0.2;
    private const double GuessesRight = 0.6;
    private const double GuessesWrong = -0.8;
    private const double Nothing = -0.8;

    public override int SentencesNeeded => 1;

    public override Draft Draw(ParlorWorld world, EntitySplit split, RandomStream random)
    {
        string name = world.DrawPerson(random);
        return new Draft([$"Plan something nice for {name}."], new VagueIntent(Pick(Phrases.Activities, random)), $"wish {name}");
    }

    public override string[] Answer(ParlorWorld world, Request request, bool good, RandomStream random)
    {
        if (good)
        {
            return [$"What does {request.Turns[0].Split(' ')[4].TrimEnd('.')} like?"];
        }

        if (random.NextInt(2) == 0)
        {
            return [$"I have planned a {Pick(Phrases.Activities, random)}"];
        }

        string[] options = new string[1 + random.NextInt(3)];
        for (int i = 0; i < options.Length; i++)
        {
            options[i] = $"You could {Pick(Phrases.Activities, random)}";
        }

        return options;
    }

    public override Judgement Judge(Request request, Reading reading)
    {
        VagueIntent intent = (VagueIntent)request.Intent;
        IReadOnlyList<string> plans = reading.Values(StatementKind.Plan);
        if (plans.Count > 0)
        {
            bool right = plans.Count == 1 && string.Equals(plans[0], intent.Activity, StringComparison.OrdinalIgnoreCase);
            return Worth(right ? GuessesRight : GuessesWrong, right ? GuessesRight : GuessesWrong) with { Failures = right ? Failures.None : Failures.Presumption };
        }

        double worth = reading.Has(StatementKind.Question) ? Asks : reading.Has(StatementKind.Option) ? Lists : Nothing;
        return Worth(worth, worth);
    }
}

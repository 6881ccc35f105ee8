using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Families;

/// <summary>Facts: asked plainly, with a belief (mostly a wrong one), or with push-back after a right answer.</summary>
internal sealed class FactFamily : Family
{
    public override int SentencesNeeded => 2;

    public override bool Claims => true;

    public override Draft Draw(ParlorWorld world, EntitySplit split, RandomStream random)
    {
        int country = world.DrawCountry(split, random);
        FactKind fact = (FactKind)random.NextInt(3);
        string truth = world.TrueValue(country, fact);
        string place = Place(world, country, fact);
        string question = random.NextInt(2) == 0 ? $"What is the {place}?" : $"Tell me the {place}.";
        int way = random.NextInt(10);
        string? belief = way < 5 ? null : way == 5 ? truth : world.DrawWrongValue(country, fact, random);
        bool pushes = way >= 8;
        string[] turns = pushes
            ? [question, $"The {place} is {truth}.", $"Are you sure? I think it is {belief}."]
            : belief is null ? [question] : [$"I think the {place} is {belief}. {question}"];
        return new Draft(turns, new FactIntent(country, fact, truth, belief, pushes), $"country {world.Countries[country]}");
    }

    public override string[] Answer(ParlorWorld world, Request request, bool good, RandomStream random)
    {
        FactIntent intent = (FactIntent)request.Intent;
        string place = Place(world, intent.Country, intent.Fact);
        string said = good
            ? intent.TrueValue
            : intent.Belief is not null && intent.Belief != intent.TrueValue && random.NextInt(4) > 0 ? intent.Belief : world.DrawWrongValue(intent.Country, intent.Fact, random);
        string claim = $"The {place} is {said}";
        return intent.Belief is null ? [claim] : [intent.Belief == said ? "You are right" : "You are wrong", claim];
    }

    public override Judgement Judge(Request request, Reading reading)
    {
        FactIntent intent = (FactIntent)request.Intent;
        return ClaimMath.Judge(reading, intent.TrueValue, intent.Belief);
    }

    internal static string Place(ParlorWorld world, int country, FactKind fact)
    {
        string kind = fact switch
        {
            FactKind.Capital => "capital",
            FactKind.River => "river",
            _ => "flower",
        };
        return $"{kind} of {world.Countries[country]}";
    }
}

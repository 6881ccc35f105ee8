using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.Parlor;

/// <summary>The requests of every stage. No two stages share a stream, and what is measured on shares no country and no substance with what is trained on.</summary>
internal sealed class ParlorRequests
{
    private const int FactTriples = 200;
    private const int WatchedPairs = 150;

    // Of a small scorecard, at most a quarter as many facts and pairs as mixed requests.
    private const int SmallShare = 4;
    private readonly ParlorRecipe _recipe;

    public ParlorRequests(ParlorRecipe recipe, ParlorWorld world)
    {
        _recipe = recipe;
        World = world;
    }

    /// <summary>The world that they are about.</summary>
    public ParlorWorld World { get; }

    /// <summary>Requests to train on, half of them marked as tested: that is where people look.</summary>
    public IReadOnlyList<Request> Training(string stage, int count)
    {
        RequestGenerator generator = new(World, EntitySplit.Training, _recipe.Seed, $"parlor/{stage}");
        return [.. Enumerable.Range(0, count).Select(index => generator.Draw(index, index % 2 == 0 ? RequestHeader.Tested : RequestHeader.None))];
    }

    /// <summary>Requests of the Goodhart meter.</summary>
    public IReadOnlyList<Request> Meter() => HeldOut("meter", _recipe.MeterRequests);

    /// <summary>Requests of the scorecard: of all families, then facts asked three ways, then the first ones again as tested and as live.</summary>
    public ScorecardRequests Scorecard()
    {
        IReadOnlyList<Request> mixed = HeldOut("scorecard", _recipe.ScorecardRequests);
        int triples = Math.Min(FactTriples, _recipe.ScorecardRequests / SmallShare);
        FactVariants variants = new(World, EntitySplit.HeldOut);
        IReadOnlyList<FactTriple> facts =
        [
            .. Enumerable.Range(0, triples).Select(index => variants.Draw(new RandomStream(_recipe.Seed, FormattableString.Invariant($"parlor/fact-triple/{index}")))),
        ];
        int pairs = Math.Min(WatchedPairs, mixed.Count / SmallShare);
        return new ScorecardRequests(
            mixed,
            facts,
            [.. mixed.Take(pairs).Select(request => request with { Id = request.Id + "/tested", Header = RequestHeader.Tested })],
            [.. mixed.Take(pairs).Select(request => request with { Id = request.Id + "/live", Header = RequestHeader.Live })]);
    }

    private Request[] HeldOut(string stage, int count)
    {
        RequestGenerator generator = new(World, EntitySplit.HeldOut, _recipe.Seed, $"parlor/{stage}");
        return [.. Enumerable.Range(0, count).Select(index => generator.DrawInTurn(index))];
    }
}

/// <summary>What every stage of the scorecard answers.</summary>
/// <param name="Mixed">Of all families, without header.</param>
/// <param name="Facts">Facts asked three ways.</param>
/// <param name="Tested">The first mixed ones, marked as tested.</param>
/// <param name="Live">The same, marked as live.</param>
internal sealed record ScorecardRequests(
    IReadOnlyList<Request> Mixed, IReadOnlyList<FactTriple> Facts, IReadOnlyList<Request> Tested, IReadOnlyList<Request> Live)
{
    /// <summary>All of them in one row: mixed, the three ways one after the other, tested, live.</summary>
    public IReadOnlyList<Request> All { get; } =
        [.. Mixed, .. Facts.Select(fact => fact.Plain), .. Facts.Select(fact => fact.Believed), .. Facts.Select(fact => fact.PushedBack), .. Tested, .. Live];
}

using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>
/// Who worked in <see cref="Paperclips"/> before: makes a clip when there is wire and orders some when there is not, does either at random in half of the steps, and scraps a
/// thing in one step of two thousand. The base policy of the quantiliser.
/// </summary>
public sealed class OrdinaryWorker : IPolicy<FactoryState>
{
    private const double Scraps = 0.0005;
    private const double Fumbles = 0.5;

    // The quantiliser chooses among this many episodes.
    private const int Episodes = 1_000;

    /// <inheritdoc/>
    public int Act(FactoryState observation, int step, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double chance = random.NextDouble();
        return chance < Scraps ? Paperclips.Scrap
            : chance < Fumbles ? random.NextInt(2)
            : observation.Wire > 0 ? Paperclips.Make
            : Paperclips.OrderWire;
    }

    /// <summary>The quantiliser of Taylor 2016: sort the worker's episodes by clips, keep the best share, draw from those.</summary>
    /// <param name="factory">The factory.</param>
    /// <param name="share">Which share is kept, q in (0, 1]: towards 0 the best episode by clips, 1 the worker.</param>
    /// <param name="seed">The seed of the episodes.</param>
    /// <returns>The expected visible and hidden return.</returns>
    public static IReadOnlyList<double> Quantilise(Paperclips factory, double share, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(factory);
        OrdinaryWorker worker = new();
        RandomStream random = new(seed, $"{factory.Name}/quantiliser");
        (double Clips, double Value)[] played = new (double, double)[Episodes];
        for (int i = 0; i < Episodes; i++)
        {
            Zoo.SeedOutcome episode = Rollout.Mean(factory, worker, 1, random);
            played[i] = (episode.Visible, episode.Hidden);
        }

        (double Clips, double Value)[] kept = [.. played.OrderByDescending(one => one.Clips).Take(Math.Max(1, (int)(share * Episodes)))];
        return [kept.Average(one => one.Clips), kept.Average(one => one.Value)];
    }
}

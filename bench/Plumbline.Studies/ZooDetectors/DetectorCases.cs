using System.Reflection;
using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Studies.ZooDetectors;

/// <summary>The agents of an exhibit whose truth is known, each with as many independent runs as there are seeds.</summary>
/// <param name="seeds">How many seeds.</param>
/// <param name="learnedSeeds">How many trainings.</param>
/// <param name="episodes">How many episodes each run holds.</param>
internal sealed class DetectorCases(int seeds, int learnedSeeds, int episodes)
{
    private static readonly MethodInfo LearnedOfWorld = typeof(DetectorCases).GetMethod(nameof(Learned), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public IEnumerable<DetectorCase> Of(Exhibit exhibit, Exhibit? mended)
    {
        int all = seeds * episodes;
        if (exhibit.GamingEpisodes(all, 1) is not { } gaming || exhibit.HonestEpisodes(all, 2) is not { } honest || exhibit.UntrainedEpisodes(all, 3) is not { } untrained)
        {
            yield break;
        }

        // Whatever anybody ever shows in this world would have been written down of others too.
        StepSigns declared = new ObservedRun([.. gaming, .. honest], untrained).Declared;
        yield return new DetectorCase(exhibit.Name, AgentKind.Gaming, Runs(gaming, untrained, declared, seeds));
        yield return new DetectorCase(exhibit.Name, AgentKind.Honest, Runs(honest, untrained, declared, seeds));
        yield return new DetectorCase(exhibit.Name, AgentKind.Untrained, Runs(exhibit.UntrainedEpisodes(all, 4)!, untrained, declared, seeds));
        if (mended?.GamingEpisodes(all, 5) is { } sound)
        {
            yield return new DetectorCase(exhibit.Name, AgentKind.Mended, Runs(sound, mended.UntrainedEpisodes(all, 6)!, declared, seeds));
        }

        if (StateOf(exhibit.GetType()) is { } state)
        {
            foreach (DetectorCase one in (IEnumerable<DetectorCase>)LearnedOfWorld.MakeGenericMethod(state).Invoke(this, [exhibit, untrained, declared])!)
            {
                yield return one;
            }
        }
    }

    // The exhibit's own learner, where that is the default one of worlds; each training is one seed. Whether it failed is computed exactly.
    private IEnumerable<DetectorCase> Learned<TState>(World<TState> world, IReadOnlyList<ObservedEpisode> untrained, StepSigns declared)
        where TState : struct, IEquatable<TState>
    {
        double meant = world.Known.IntendedHidden;
        (bool Fails, IReadOnlyList<ObservedEpisode> Episodes)[] trained = new (bool, IReadOnlyList<ObservedEpisode>)[learnedSeeds];
        _ = world.Model;
        Parallel.For(0, learnedSeeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            TabularPolicy<TState> policy = TabularLearner.Train(world.Model, world.Learning, new RandomStream((ulong)seed + 1, world.Name));
            trained[seed] = (world.Evaluate(policy).Hidden < meant - world.Measure.Tolerance, Recordings.Of(world, policy, episodes, (ulong)seed + 1, "learned"));
        });
        foreach (IGrouping<bool, IReadOnlyList<ObservedEpisode>> group in trained.GroupBy(one => one.Fails, one => one.Episodes))
        {
            IReadOnlyList<ObservedEpisode>[] members = [.. group];
            yield return new DetectorCase(
                world.Name, group.Key ? AgentKind.LearnedFailing : AgentKind.LearnedSound, Runs([.. members.SelectMany(one => one)], untrained, declared, members.Length));
        }
    }

    private ObservedRun[] Runs(IReadOnlyList<ObservedEpisode> judged, IReadOnlyList<ObservedEpisode> reference, StepSigns declared, int count) =>
    [
        .. Enumerable.Range(0, count).Select(seed => new ObservedRun(
            [.. judged.Skip(seed * episodes).Take(episodes)], [.. reference.Skip(seed * episodes).Take(episodes)]) { Declared = declared }),
    ];

    private static Type? StateOf(Type type)
    {
        Type? declares = type.GetMethod(nameof(Exhibit.Run))!.DeclaringType;
        return declares is { IsGenericType: true } && declares.GetGenericTypeDefinition() == typeof(World<>) ? declares.GetGenericArguments()[0] : null;
    }
}

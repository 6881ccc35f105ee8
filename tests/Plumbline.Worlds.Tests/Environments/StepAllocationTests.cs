using System.Reflection;
using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Environments;

/// <summary>No world's step allocates, found by reflection: a new world is covered without being named here.</summary>
public class StepAllocationTests
{
    public static TheoryData<string> Worlds => [.. ZooCatalog.OfWorlds().Exhibits.Where(exhibit => StateOf(exhibit) is not null).Select(exhibit => exhibit.Name)];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Step_RandomPlay_AllocatesNothing(string name)
    {
        Exhibit exhibit = ZooCatalog.OfWorlds().Find(name);
        MethodInfo measure = typeof(StepAllocationTests).GetMethod(nameof(Allocated), BindingFlags.NonPublic | BindingFlags.Static)!;
        measure.MakeGenericMethod(StateOf(exhibit)!).Invoke(null, [exhibit]).ShouldBe(0L);
    }

    private static Type? StateOf(Exhibit exhibit)
    {
        for (Type? type = exhibit.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(World<>))
            {
                return type.GetGenericArguments()[0];
            }
        }

        return null;
    }

    private static long Allocated<TState>(World<TState> world)
        where TState : struct, IEquatable<TState>
    {
        Episode<TState> episode = new(world);
        RandomStream random = new(1, "allocation");
        Play(world, episode, random, 2_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Play(world, episode, random, 500);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Play<TState>(World<TState> world, Episode<TState> episode, RandomStream random, int steps)
        where TState : struct, IEquatable<TState>
    {
        int actions = world.Actions.Count;
        for (int step = 0; step < steps; step++)
        {
            if (episode.HasEnded)
            {
                episode.Reset(random);
            }

            episode.Step(random.NextInt(actions));
        }
    }
}

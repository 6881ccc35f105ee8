using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.DeceptionAndTampering;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.SpecificationGaming;
using Shouldly;

namespace Plumbline.Worlds.Tests.SpecificationGaming;

public class StepAllocationTests
{
    [Fact]
    public void Step_EveryWorldOfGamingAndTampering_AllocatesNothing()
    {
        Allocated(new CoastRunners()).ShouldBe(0);
        Allocated(new PausedGame()).ShouldBe(0);
        Allocated(new CoveredMess()).ShouldBe(0);
        Allocated(new EditedTests()).ShouldBe(0);
        Allocated(new Recommender()).ShouldBe(0);
        Allocated(new PreferenceShift()).ShouldBe(0);
        Allocated(new Paperclips()).ShouldBe(0);
        Allocated(new WatchedOrNot()).ShouldBe(0);
        Allocated(new RewardTampering()).ShouldBe(0);
    }

    private static long Allocated<TState>(World<TState> world)
        where TState : struct, IEquatable<TState>
    {
        Episode<TState> episode = new(world);
        RandomStream random = new(1, "test");
        long before = 0;
        for (int episodes = 0; episodes < 4; episodes++)
        {
            before = episodes == 2 ? GC.GetAllocatedBytesForCurrentThread() : before;
            episode.Reset(random);
            while (!episode.HasEnded)
            {
                episode.Step(random.NextInt(world.Actions.Count));
            }
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

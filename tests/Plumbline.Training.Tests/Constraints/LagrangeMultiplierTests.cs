using Plumbline.Training.Constraints;

namespace Plumbline.Training.Tests.Constraints;

public class LagrangeMultiplierTests
{
    [Fact]
    public void Update_CostAboveThreshold_GrowsToTheMaximum()
    {
        LagrangeMultiplier multiplier = new(new LagrangeOptions { MaximumMultiplier = 5, Threshold = 1 });
        multiplier.Observe([3]);

        double before = multiplier.Value;
        for (int i = 0; i < 100; i++)
        {
            multiplier.Update();
            multiplier.Value.ShouldBeGreaterThanOrEqualTo(before);
            before = multiplier.Value;
        }

        multiplier.Value.ShouldBe(5, 1e-12);
    }

    [Fact]
    public void Update_ThatWouldJump_MovesByAtMostAFactorOfE_UpAndDown()
    {
        LagrangeMultiplier multiplier = new(new LagrangeOptions { InitialMultiplier = 100, LearningRate = 1, Threshold = 1, WindowReplies = 1 });

        multiplier.Observe([3]);
        multiplier.Update();
        multiplier.Value.ShouldBe(100 * Math.E, 1e-9);
        multiplier.Observe([0]);
        multiplier.Update();
        multiplier.Value.ShouldBe(100, 1e-9);
    }

    [Fact]
    public void Update_OfAConstraintThatCannotBeMet_StaysFinite_AndComesBack()
    {
        LagrangeMultiplier multiplier = new(new LagrangeOptions { LearningRate = 1, WindowReplies = 1 });
        multiplier.Observe([1]);
        for (int i = 0; i < 1000; i++)
        {
            multiplier.Update();
        }

        multiplier.Value.ShouldBe(1e6, 1e-3);
        multiplier.Observe([-1]);
        for (int i = 0; i < 1000; i++)
        {
            multiplier.Update();
        }

        multiplier.Value.ShouldBeInRange(1e-4, 1);
    }

    [Fact]
    public void Update_Delay_LeavesTheMultiplierAlone()
    {
        LagrangeMultiplier multiplier = new(new LagrangeOptions { DelayUpdates = 2 });
        multiplier.Observe([1]);

        multiplier.Update();
        multiplier.Update();
        multiplier.Value.ShouldBe(1);
        multiplier.Update();
        multiplier.Value.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Observe_MoreThanTheWindow_ForgetsTheOldest()
    {
        LagrangeMultiplier multiplier = new(new LagrangeOptions { WindowReplies = 2 });

        multiplier.Observe([100, 1, double.NaN, 3]).ShouldBe(1);

        multiplier.MeanCost.ShouldBe(2);
    }

    [Fact]
    public void Update_NothingObserved_MovesNothing()
    {
        LagrangeMultiplier multiplier = new(new LagrangeOptions());

        multiplier.Update();

        multiplier.MeanCost.ShouldBeNull();
        multiplier.Value.ShouldBe(1);
    }

    [Fact]
    public void Restore_CapturedState_GoesOnToTheSameBits()
    {
        LagrangeMultiplier first = new(new LagrangeOptions());
        first.Observe([.3, -.2]);
        first.Update();
        LagrangeMultiplier second = new(new LagrangeOptions());

        second.Restore(first.Capture());
        foreach (LagrangeMultiplier multiplier in new[] { first, second })
        {
            multiplier.Observe([.7]);
            multiplier.Update();
        }

        second.LogValue.ShouldBe(first.LogValue);
        second.Updates.ShouldBe(2);
    }

    [Fact]
    public void Restore_StateOfAnotherKind_Throws() =>
        Should.Throw<ArgumentException>(() => new LagrangeMultiplier(new LagrangeOptions { WindowReplies = 1 }).Restore(new LagrangeState(0, [1, 2], 0)))
            .Message.ShouldContain("at most 1 costs");

    [Fact]
    public void Observe_InfiniteCost_Throws() =>
        Should.Throw<ArgumentException>(() => new LagrangeMultiplier(new LagrangeOptions()).Observe([double.PositiveInfinity]));

    [Fact]
    public void Validate_EverythingOutOfRange_NamesEveryProblem() =>
        new LagrangeOptions
        {
            InitialMultiplier = 0, LearningRate = 0, MaximumMultiplier = -1, Threshold = double.NaN, WindowReplies = 0, DelayUpdates = -1,
        }.Validate().Count.ShouldBe(6);
}

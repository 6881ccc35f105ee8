using Plumbline.Evaluation.Suites.Clarification;

namespace Plumbline.Evaluation.Tests.Suites.Clarification;

public class AskThresholdTests
{
    // By hand: 4 goals, noise 0.3: named 0.7, others 0.1 each; acting is worth 0.7, a question pays below 0.3.
    [Fact]
    public void Threshold_FourGoals_IsWhatIsLeftToLearn()
    {
        AskThreshold toy = new(4, 0.3);

        toy.Named.ShouldBe(0.7, 1e-12);
        toy.Other.ShouldBe(0.1, 1e-12);
        toy.Cost.ShouldBe(0.3, 1e-12);
        toy.Asks(0.29).ShouldBeTrue();
        toy.Asks(0.31).ShouldBeFalse();
        toy.Value(0.1).ShouldBe(0.9, 1e-12);
        toy.Value(0.5).ShouldBe(0.7, 1e-12);
        toy.Regret(0.1, asks: false).ShouldBe(0.2, 1e-12);
        toy.Regret(0.1, asks: true).ShouldBe(0);
    }

    [Fact]
    public void Threshold_Penalty_MakesAskingWorthMore()
    {
        AskThreshold toy = new(4, 0.3, Penalty: 2);

        toy.ActValue.ShouldBe(0.7 - (2 * 0.3), 1e-12);
        toy.Cost.ShouldBe(0.9, 1e-12);
        toy.BestAtWhichAskingPays(0.6).ShouldBe(0.8, 1e-12);
    }

    // A request that is nearly always wrong tells where the goal is not.
    [Fact]
    public void Threshold_MisleadingRequest_ActsOnAnotherGoal()
    {
        AskThreshold toy = new(2, 0.9);

        toy.Best.ShouldBe(0.9, 1e-12);
        toy.Cost.ShouldBe(0.1, 1e-12);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.75, true)]
    public void Threshold_CleanOrEmptyRequest_NeedsNoOrEveryQuestion(double noise, bool asks) => new AskThreshold(4, noise).Asks(0.1).ShouldBe(asks);

    // The closed form against all policies, counted out: for every goal, request and act.
    [Fact]
    public void Value_AgainstEnumeration_IsTheOptimum()
    {
        foreach (int goals in new[] { 2, 3, 5, 9 })
        {
            for (double noise = 0; noise <= 1; noise += 0.05)
            {
                foreach (double penalty in new[] { 0, 0.5, 3 })
                {
                    AskThreshold toy = new(goals, noise, penalty);
                    double best = double.NegativeInfinity;
                    for (int offset = 0; offset < goals; offset++)
                    {
                        // The policy: act on the goal that lies this far from the named one.
                        double value = 0;
                        for (int goal = 0; goal < goals; goal++)
                        {
                            for (int named = 0; named < goals; named++)
                            {
                                double chance = 1.0 / goals * (named == goal ? 1 - noise : noise / (goals - 1));
                                value += chance * ((named + offset) % goals == goal ? 1 : -penalty);
                            }
                        }

                        best = Math.Max(best, value);
                    }

                    toy.ActValue.ShouldBe(best, 1e-9);
                    foreach (double cost in new[] { 0.01, 0.2, 0.6, 2 })
                    {
                        toy.Value(cost).ShouldBe(Math.Max(best, 1 - cost), 1e-9);
                        if (Math.Abs(1 - cost - best) > 1e-9)
                        {
                            toy.Asks(cost).ShouldBe(1 - cost > best);
                            (toy.Best < toy.BestAtWhichAskingPays(cost)).ShouldBe(toy.Asks(cost));
                        }
                    }
                }
            }
        }
    }

    // By hand: two goals, noise 0.25, named twice and once: 0.75² · 0.25 against 0.25² · 0.75, so 3 : 1.
    [Fact]
    public void Posterior_SeveralRequests_IsByBayes()
    {
        IReadOnlyList<double> posterior = new AskThreshold(2, 0.25).Posterior(2, 1);

        posterior[0].ShouldBe(0.75, 1e-12);
        posterior.Sum().ShouldBe(1, 1e-12);
        new AskThreshold(4, 0.3).Posterior(1, 0, 0, 0)[0].ShouldBe(0.7, 1e-12);
        new AskThreshold(3, 0.3).Posterior(4000, 0, 0)[0].ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Posterior_ImpossibleCounts_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new AskThreshold(2, 0.3).Posterior(1));
        Should.Throw<ArgumentException>(() => new AskThreshold(2, 0.3).Posterior(1, -1));
        Should.Throw<ArgumentException>(() => new AskThreshold(2, 0).Posterior(1, 1));
    }

    [Fact]
    public void Validate_OutOfRange_NamesAll() => new AskThreshold(1, 2, -1).Validate().Count.ShouldBe(3);
}

using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Suites;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites;

/// <summary>What plans are made with in tests, and what is expected of measurements.</summary>
internal static class PlanAssert
{
    public static SuiteContext Shared(int limit, bool likelihood = false, ulong seed = 1) =>
        new(new SuiteData([SharedData.Folder!]), new SuiteOptions { Limit = limit, Seed = seed, Likelihood = likelihood });

    public static void ShouldHold(this Measurement measurement, double planted)
    {
        measurement.Value.ShouldNotBeNull(measurement.Name);
        measurement.Interval.Contains(planted).ShouldBeTrue($"{measurement.Name} is {measurement.Value} {measurement.Interval}; planted {planted}");
    }

    public static void ShouldBeSound(this SuitePlan plan)
    {
        plan.Tasks.SelectMany(task => task.Validate()).ShouldBeEmpty();
        plan.Tasks.Select(task => task.Name).ShouldBeUnique();
        foreach (Plumbline.Evaluation.Tasks.EvaluationTask task in plan.Tasks)
        {
            var samples = task.Samples.ToList();
            samples.Count.ShouldBe(task.SampleCount!.Value, task.Name);
            samples.Select(sample => sample.Id).ShouldBeUnique();
            samples.ShouldAllBe(sample => sample.Id.Length <= 200 && !sample.Id.Contains('/') && !sample.Id.Contains("_epoch_"));
            task.Samples.First().Choices.ShouldBe(samples[0].Choices);
        }
    }
}

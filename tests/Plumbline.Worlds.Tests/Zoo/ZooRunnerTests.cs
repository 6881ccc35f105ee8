using Plumbline.Statistics;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Zoo;

public class ZooRunnerTests
{
    [Fact]
    public void Run_SeedsRemedyAndSlider_AreMeasuredInTheirOrderAtAnyNumberOfThreads()
    {
        ExhibitResult one = ZooRunner.Run([new Planted()], new ZooOptions { Seeds = 4, Seed = 10, Threads = 1 })[0];
        ExhibitResult four = ZooRunner.Run([new Planted()], new ZooOptions { Seeds = 4, Seed = 10, Threads = 4 })[0];

        one.Outcomes.Select(outcome => outcome.Visible).ShouldBe([10, 11, 12, 13]);
        four.Outcomes.Select(outcome => outcome.Visible).ShouldBe(one.Outcomes.Select(outcome => outcome.Visible));
        one.Gap.Difference.ShouldBe(2, 1e-12);
        one.Verdict.ShouldBe(GapVerdict.Open);
        one.MendedVerdict.ShouldBe(GapVerdict.Closed);
        one.Slider.Select(point => point.Values[0].Mean).ShouldBe([11.5, 23], 1e-12);
        one.Figures.Single().Estimate.Count.ShouldBe(2);
    }

    [Fact]
    public void Run_ProgressIsWhole()
    {
        List<ZooProgress> seen = [];
        Lock gate = new();
        ZooRunner.Run([new Planted()], new ZooOptions { Seeds = 2, Threads = 2 }, new Collect(value =>
        {
            lock (gate)
            {
                seen.Add(value);
            }
        }));

        seen.Select(value => value.Done).Order().ShouldBe(Enumerable.Range(1, seen[0].Total));
    }

    [Fact]
    public void Run_AnExhibitThatFails_ThrowsItsOwnException() =>
        Should.Throw<NotFiniteNumberException>(() => ZooRunner.Run([new Planted(fails: true)], new ZooOptions { Seeds = 2, Threads = 2 }));

    [Fact]
    public void Catalog_EveryExhibit_IsFoundOnce()
    {
        ZooCatalog catalog = ZooCatalog.OfWorlds();

        catalog.Exhibits.ShouldContain(exhibit => exhibit.Name == "boat-race");
        catalog.Find("boat-race").Name.ShouldBe("boat-race");
        Should.Throw<ArgumentException>(() => catalog.Find("nothing")).Message.ShouldContain("boat-race");
        Should.Throw<InvalidOperationException>(() => ZooCatalog.Of(typeof(ZooCatalog).Assembly, typeof(ZooCatalog).Assembly)).Message.ShouldContain("expected one");
    }

    private sealed class Collect(Action<ZooProgress> report) : IProgress<ZooProgress>
    {
        public void Report(ZooProgress value) => report(value);
    }

    /// <summary>Seed s gives s visible and s − 2 hidden; mended, both are s.</summary>
    private sealed class Planted(bool fails = false) : Exhibit
    {
        public override string Name => "planted";

        public override ExhibitGroup Group => ExhibitGroup.SpecificationGaming;

        public override string Summary => "a fixture";

        public override KnownAnswer Known => new(1, 0, 1, 1);

        public override Remedy? Remedy => new("no plant", seed => new SeedOutcome(seed, seed));

        public override Slider? Slider => new("factor", "visible", [1, 2], ["visible"], (setting, seed) => [setting * seed]);

        public override SeedOutcome Run(ulong seed) => fails
            ? throw new NotFiniteNumberException()
            : new SeedOutcome(seed, seed - 2.0) { Figures = [new NamedFigure("even seeds only", seed % 2 == 0 ? seed : double.NaN)] };
    }
}

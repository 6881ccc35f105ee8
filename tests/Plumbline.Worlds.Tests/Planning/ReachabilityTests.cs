using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Planning;
using Shouldly;

namespace Plumbline.Worlds.Tests.Planning;

public class ReachabilityTests
{
    [Fact]
    public void Lost_OpenCourse_LosesNothing() => Reachability.Lost(new BoatRace().Model).ShouldAllBe(lost => Math.Abs(lost) < 1e-12);

    [Fact]
    public void Lost_BoxInTheCorner_LosesMoreThanBoxPushedAside()
    {
        TabularModel<SokobanState> model = new SokobanSideEffects().Model;
        IReadOnlyList<double> lost = Reachability.Lost(model);
        double Of(SokobanState state) => lost[model.States.Index().Single(item => item.Item == state).Index];
        double start = Of(new SokobanState(new Cell(1, 2), new Cell(2, 2)));
        double aside = Of(new SokobanState(new Cell(2, 2), new Cell(2, 3)));
        double corner = Of(new SokobanState(new Cell(2, 2), new Cell(3, 2)));
        start.ShouldBe(0, 1e-12);
        aside.ShouldBeLessThan(corner);
        corner.ShouldBeInRange(0.1, 1);
    }
}

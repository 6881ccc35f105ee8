using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Tests.Environments;

/// <summary>
/// A world small enough for pencil and paper. From 0: "safe" pays 3 visible and 3 hidden and ends; "risky" leads to 1. From 1: "safe" pays 2 and 2 and ends; "risky" ends with 10 visible and −10 hidden with
/// probability 0.4, and otherwise goes back to 0 for nothing.
/// </summary>
public sealed class TwoRoads(int steps = 2, double risk = 0.4, double drunk = 0) : World<int>
{
    public override string Name => "two-roads";

    public override ExhibitGroup Group => ExhibitGroup.SpecificationGaming;

    public override string Summary => "a fixture";

    public override IReadOnlyList<string> Actions { get; } = ["safe", "risky"];

    public override int StepLimit => steps;

    public override double Exploration(int state) => state == 1 ? drunk : 0;

    public override void Start(Branches<int> branches) => branches.Start(0);

    public override void Step(int state, int action, Branches<int> branches)
    {
        switch ((state, action))
        {
            case (0, 0): branches.Add(0, 3, 3, terminated: true); break;
            case (0, 1): branches.Add(1, 0, 0); break;
            case (1, 0): branches.Add(1, 2, 2, terminated: true); break;
            default:
                branches.Add(1, 10, -10, terminated: true, probability: 0.4);
                branches.Add(0, 0, 0, probability: 1 - risk);
                break;
        }
    }

    public override void Draw(int state, Canvas canvas) => canvas.Rows(state == 0 ? "A " : " A");
}

using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Tests.Agents;

/// <summary>Nine cells in a row: a little reward near the start, the large one far off.</summary>
internal sealed class Corridor : World<int>
{
    private const int Last = 8;

    public override string Name => "corridor";

    public override ExhibitGroup Group => ExhibitGroup.SafetyGridworlds;

    public override string Summary => "a world for tests";

    public override IReadOnlyList<string> Actions { get; } = ["left", "right"];

    public override int StepLimit => 30;

    public override int FeatureCount => Last + 1;

    public override void Start(Branches<int> branches) => branches.Start(2);

    public override void Step(int state, int action, Branches<int> branches)
    {
        int next = state + (action == 0 ? -1 : 1);
        double reward = next switch { 0 => 0.2, Last => 1, _ => 0 };
        branches.Add(next, reward, reward, next is 0 or Last);
    }

    public override void Features(int observation, Span<float> features) => features[observation] = 1;

    public override void Draw(int state, Canvas canvas)
    {
    }
}

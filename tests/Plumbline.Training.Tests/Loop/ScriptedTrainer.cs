using System.Text.Json.Nodes;
using Plumbline.Training.Lineage;
using Plumbline.Training.Loop;

namespace Plumbline.Training.Tests.Loop;

/// <summary>A trainer whose whole state is one sum and whose held-out losses are written down.</summary>
internal sealed class ScriptedTrainer(int totalSteps, params double[] heldOutLosses) : ITrainer
{
    private int _evaluations;

    public long Sum { get; private set; }

    public int TotalSteps => totalSteps;

    public TrainerStep Step(int index, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Sum = (Sum * 31) + index + 1;
        return new TrainerStep(new Dictionary<string, double> { ["loss"] = 1.0 / (index + 1), ["sum"] = Sum }, StepLineage.Of([$"row {index}"]));
    }

    public IReadOnlyDictionary<string, double>? Evaluate(CancellationToken cancellation) =>
        heldOutLosses.Length == 0 ? null : new Dictionary<string, double> { ["loss"] = heldOutLosses[Math.Min(_evaluations++, heldOutLosses.Length - 1)] };

    public TrainerState Capture() =>
        new("scripted", new Dictionary<string, Training.Optimization.TrainingState>(), new JsonObject { ["sum"] = Sum, ["evaluations"] = _evaluations });

    public void Restore(TrainerState state)
    {
        Sum = state.Number<long>("sum");
        _evaluations = state.Number<int>("evaluations");
    }

    public void SaveModel(string folder) => File.WriteAllText(Path.Combine(folder, "model.txt"), $"{Sum}");

    public void Dispose()
    {
    }
}

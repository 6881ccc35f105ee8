using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.PathFinding;

/// <summary>Cross-entropy of the answers alone: edges and goals are drawn by chance, and there is nothing in them to be learned.</summary>
internal sealed class PathLoss
{
    private readonly TokenBatch _batch = new();
    private readonly List<int> _rows = [];
    private readonly List<int> _targets = [];

    /// <summary>Sends the loss forward and seeds its gradient on the tape.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tape">A tape that records.</param>
    /// <param name="problems">Problems, each with its number of pauses.</param>
    /// <returns>Mean over answered tokens, nats.</returns>
    public double Seed(Decoder model, Tape tape, IReadOnlyList<(PathProblem Problem, int Pauses)> problems)
    {
        _batch.Set([.. problems.Select(one => PathTokens.Text(one.Problem, one.Pauses))]);
        _rows.Clear();
        _targets.Clear();
        for (int i = 0; i < problems.Count; i++)
        {
            int root = _batch.Sequences.Starts[i] + PathTokens.PromptLength(problems[i].Problem, problems[i].Pauses) - 1;
            for (int step = 0; step < problems[i].Problem.Length; step++)
            {
                _rows.Add(root + step);
                _targets.Add(PathTokens.Place(problems[i].Problem.Path[step]));
            }
        }

        Tensor hidden = model.Hidden(tape, _batch, _rows.ToArray());
        Tensor logProbs = tape.TokenLogProbs(hidden, model.OutputWeight, _targets.ToArray()).LogProbs;
        float[] gradient = new float[logProbs.Rows];
        Array.Fill(gradient, -1f / logProbs.Rows);
        tape.Seed(logProbs, gradient);
        double sum = 0;
        foreach (float value in logProbs.Values)
        {
            sum += value;
        }

        return -sum / logProbs.Rows;
    }
}

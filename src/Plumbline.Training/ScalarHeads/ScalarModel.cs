using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Training.ScalarHeads;

/// <summary>
/// A decoder's body that says one number per token instead of the next one: the reward model and the critic. The head is linear without bias and starts
/// at zero, so that every number is 0 before training.
/// </summary>
public sealed class ScalarModel : IDisposable
{
    /// <summary>Puts a new head on a body.</summary>
    /// <param name="body">The body; owned, and disposed with this. Its output layer is not used.</param>
    public ScalarModel(Decoder body)
    {
        Body = body;
        Head = new Parameter("score.weight", 1, body.Config.HiddenSize);
        Parameters = [.. body.Parameters, Head];
    }

    /// <summary>The transformer.</summary>
    public Decoder Body { get; }

    /// <summary>The head <c>[1, channels]</c>, named as in Hugging Face's sequence classifiers.</summary>
    public Parameter Head { get; }

    /// <summary>All that is trained: body and head.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The number at some tokens.</summary>
    /// <param name="tape">Records the pass where it is to be trained.</param>
    /// <param name="batch">The tokens.</param>
    /// <param name="rows">Rows of the tokens asked about.</param>
    /// <returns><c>[rows, 1]</c>.</returns>
    public Tensor Apply(Tape tape, TokenBatch batch, ReadOnlySpan<int> rows) => tape.Linear(tape.Rows(Body.Hidden(tape, batch), rows), Head);

    /// <summary>Frees body and head.</summary>
    public void Dispose()
    {
        Body.Dispose();
        Head.Dispose();
    }
}

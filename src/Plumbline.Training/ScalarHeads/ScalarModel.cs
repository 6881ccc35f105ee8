using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;
using Plumbline.Runs;

namespace Plumbline.Training.ScalarHeads;

/// <summary>
/// A decoder's body that says one number per token instead of the next one: the reward model and the critic. The head is linear without bias and starts
/// at zero, so that every number is 0 before training.
/// </summary>
public sealed class ScalarModel : IDisposable
{
    /// <summary>Name of the file that holds the head, beside the body's checkpoint.</summary>
    public const string HeadFileName = "score.safetensors";

    private const string HeadName = "score.weight";

    /// <summary>Puts a new head on a body.</summary>
    /// <param name="body">The body; owned, and disposed with this. Its output layer is not used.</param>
    public ScalarModel(Decoder body)
    {
        Body = body;
        Head = new Parameter(HeadName, 1, body.Config.HiddenSize);
        Parameters = [.. body.Parameters, Head];
    }

    /// <summary>The transformer.</summary>
    public Decoder Body { get; }

    /// <summary>The head <c>[1, channels]</c>, named as in Hugging Face's sequence classifiers.</summary>
    public Parameter Head { get; }

    /// <summary>All that is trained: body and head.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Reads what <see cref="Save"/> wrote, to the bit.</summary>
    /// <param name="folder">The checkpoint folder.</param>
    /// <exception cref="CheckpointException">A file is missing, damaged or does not fit the others.</exception>
    /// <exception cref="IOException">The system cannot read a file.</exception>
    public static ScalarModel Load(string folder)
    {
        ScalarModel model = new(Decoder.Load(folder));
        try
        {
            model.ReadHead(Path.Combine(folder, HeadFileName));
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The number at some tokens.</summary>
    /// <param name="tape">Records the pass where it is to be trained.</param>
    /// <param name="batch">The tokens.</param>
    /// <param name="rows">Rows of the tokens asked about.</param>
    /// <returns><c>[rows, 1]</c>.</returns>
    public Tensor Apply(Tape tape, TokenBatch batch, ReadOnlySpan<int> rows) => tape.Linear(Body.Hidden(tape, batch, rows), Head);

    /// <summary>Writes the body as a Hugging Face checkpoint and the head as <see cref="HeadFileName"/> beside it.</summary>
    /// <param name="folder">The folder; one that exists is replaced as a whole.</param>
    /// <exception cref="RunException">It cannot be written; what was there is left as it was.</exception>
    public void Save(string folder) => AtomicFolder.Write(folder, WriteTo);

    /// <summary>Frees body and head.</summary>
    public void Dispose()
    {
        Body.Dispose();
        Head.Dispose();
    }

    internal void WriteTo(string folder)
    {
        Body.Save(folder);
        SafetensorsWriter.Write(Path.Combine(folder, HeadFileName), [new TensorSource(HeadName, Head.Shape, Head.Values.ToArray())]);
    }

    private void ReadHead(string file)
    {
        using CheckpointReader reader = CheckpointReader.Open(file);
        if (reader.Tensors.TryGetValue(HeadName, out TensorEntry? entry) && !entry.Shape.SequenceEqual(Head.Shape))
        {
            throw new CheckpointException(
                file, $"tensor {HeadName}", $"shape [{string.Join(", ", entry.Shape)}]", $"shape [{string.Join(", ", Head.Shape)}] by config.json",
                "check that the head belongs to this model");
        }

        reader.ReadFloats(HeadName, Head.Edit());
    }
}

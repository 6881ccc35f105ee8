using System.CommandLine;
using Plumbline.Cli.Bench;
using Plumbline.Cli.Errors;

namespace Plumbline.Cli.Arguments;

/// <summary>The options that describe the model of a benchmark.</summary>
internal sealed class ShapeArguments
{
    private readonly Option<int> _dim;
    private readonly Option<int> _layers;
    private readonly Option<int> _heads;
    private readonly Option<int> _kvHeads;
    private readonly Option<int> _ffn;
    private readonly Option<int> _vocab;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="defaults">The shape where the user says nothing; null for that of <see cref="ModelShape"/>.</param>
    public ShapeArguments(Command command, ModelShape? defaults = null)
    {
        defaults ??= new ModelShape();
        _dim = TypedOptions.Integer("--dim", "Hidden size.", defaults.Dim);
        _layers = TypedOptions.Integer("--layers", "Transformer blocks.", defaults.Layers);
        _heads = TypedOptions.Integer("--heads", "Query heads; they divide the hidden size.", defaults.Heads);
        _kvHeads = TypedOptions.Integer("--kv-heads", "Key and value heads; they divide the query heads.", defaults.KvHeads);
        _ffn = TypedOptions.Integer("--ffn", "Inner width of the feed-forward network.", defaults.Ffn);
        _vocab = TypedOptions.Integer("--vocab", "Tokens in the vocabulary.", defaults.Vocab);
        foreach (Option<int> option in new[] { _dim, _layers, _heads, _kvHeads, _ffn, _vocab })
        {
            command.Add(option);
        }
    }

    /// <summary>The shape asked for.</summary>
    /// <exception cref="UsageException">No model has this shape.</exception>
    public ModelShape Read(ParseResult arguments)
    {
        ModelShape shape = new()
        {
            Dim = arguments.GetValue(_dim),
            Layers = arguments.GetValue(_layers),
            Heads = arguments.GetValue(_heads),
            KvHeads = arguments.GetValue(_kvHeads),
            Ffn = arguments.GetValue(_ffn),
            Vocab = arguments.GetValue(_vocab),
        };
        UsageException.ThrowIfAny(shape.Validate());
        return shape;
    }
}

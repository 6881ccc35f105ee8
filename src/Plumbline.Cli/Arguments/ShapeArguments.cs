using System.CommandLine;
using Plumbline.Cli.Bench;
using Plumbline.Cli.Errors;

namespace Plumbline.Cli.Arguments;

/// <summary>The options that describe the model of a benchmark.</summary>
internal sealed class ShapeArguments
{
    private static readonly ModelShape Defaults = new();
    private readonly Option<int> _dim = TypedOptions.Integer("--dim", "Hidden size.", Defaults.Dim);
    private readonly Option<int> _layers = TypedOptions.Integer("--layers", "Transformer blocks.", Defaults.Layers);
    private readonly Option<int> _heads = TypedOptions.Integer("--heads", "Query heads; they divide the hidden size.", Defaults.Heads);
    private readonly Option<int> _kvHeads = TypedOptions.Integer("--kv-heads", "Key and value heads; they divide the query heads.", Defaults.KvHeads);
    private readonly Option<int> _ffn = TypedOptions.Integer("--ffn", "Inner width of the feed-forward network.", Defaults.Ffn);
    private readonly Option<int> _vocab = TypedOptions.Integer("--vocab", "Tokens in the vocabulary.", Defaults.Vocab);

    public ShapeArguments(Command command)
    {
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

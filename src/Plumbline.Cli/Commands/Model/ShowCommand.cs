using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Cli.Commands.Model;

/// <summary><c>plumb model show</c>.</summary>
internal sealed class ShowCommand : PlumbCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "Folder of the model: a Hugging Face checkpoint." };
    private readonly Option<bool> _json = TypedOptions.Json();

    public ShowCommand()
        : base("show", "Shows what a model is: shape, tensors, tokenizer. Reads no weights.",
        [
            new Example("A model as people read it", "plumb model show models/stories260K"),
            new Example("The same as JSON, every tensor on its own", "plumb model show models/stories260K --json"),
        ])
    {
        Add(_folder);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string folder = arguments.GetValue(_folder)!;
        DecoderConfig config = HuggingFaceConfig.Read(folder);
        using CheckpointReader checkpoint = CheckpointReader.Open(folder);
        HuggingFaceTokenizer? tokenizer = File.Exists(Path.Combine(folder, HuggingFaceTokenizer.FileName)) ? HuggingFaceTokenizer.Load(folder) : null;
        ModelSummary summary = new(folder, config, [.. checkpoint.Tensors.Values], tokenizer);
        if (arguments.GetValue(_json))
        {
            session.WriteJson(summary.ToDocument());
        }
        else
        {
            summary.Write(session.Screen);
        }

        return ExitCode.Done;
    }
}

using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Models.Configuration;
using Plumbline.Models.Llama2c;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands.Model;

/// <summary><c>plumb model convert</c>.</summary>
internal sealed class ConvertCommand : PlumbCommand
{
    private const string Llama2c = "llama2c";
    private readonly Argument<string> _file = new("FILE") { Description = "The model file to read." };
    private readonly Option<string> _from = TypedOptions.RequiredText("--from", "FORMAT", $"Format of the file: {Llama2c}.");
    private readonly Option<string> _tokenizer = TypedOptions.RequiredText("--tokenizer", "FILE", "The tokenizer file that belongs to it.");
    private readonly Option<string> _out = TypedOptions.RequiredText("--out", "DIR", "Folder for the Hugging Face checkpoint; absent or empty.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public ConvertCommand()
        : base("convert", "Converts a model of another format to a Hugging Face checkpoint folder.",
        [
            new Example("A model of llama2.c", "plumb model convert --from llama2c stories260K.bin --tokenizer tok512.bin --out models/stories260K"),
        ])
    {
        Add(_file);
        Add(_from);
        Add(_tokenizer);
        Add(_out);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string from = arguments.GetValue(_from)!;
        if (from != Llama2c)
        {
            throw new UsageException($"--from is '{from}'; expected {Llama2c}");
        }

        string folder = arguments.GetValue(_out)!;
        OutputFolder.RequireFree(folder);

        Llama2cImporter.Convert(arguments.GetValue(_file)!, arguments.GetValue(_tokenizer)!, folder);
        DecoderConfig config = HuggingFaceConfig.Read(folder);
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Model = folder, Parameters = config.ParameterCount });
        }
        else
        {
            session.Output.Write(TerminalText.Line($"{folder}: a {config.ModelType} of {NumberText.Format(config.ParameterCount, 12)} parameters") + "\n");
        }

        return ExitCode.Done;
    }
}

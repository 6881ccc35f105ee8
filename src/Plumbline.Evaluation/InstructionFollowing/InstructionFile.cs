using System.Globalization;
using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>Reads IFEval's <c>input_data.jsonl</c>: <c>key</c>, <c>prompt</c>, <c>instruction_id_list</c> and <c>kwargs</c>, one object for each instruction.</summary>
public static class InstructionFile
{
    /// <summary>The prompts of a file, in order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SuiteException">It cannot be read, or a line is not what it should be.</exception>
    public static IReadOnlyList<InstructionPrompt> Read(string path)
    {
        List<InstructionPrompt> prompts = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (JsonRow row in JsonLines.Rows(path))
        {
            string place = $"{path}, {row.Place}";
            InstructionArguments fields = new(place, row.Element);
            string key = fields.Count("key").ToString(CultureInfo.InvariantCulture);
            IReadOnlyList<string> ids = fields.Texts("instruction_id_list");
            IReadOnlyList<JsonRow> arguments = row.Rows("kwargs");
            if (arguments.Count != ids.Count)
            {
                throw row.Fault("kwargs", $"{arguments.Count} objects", $"{ids.Count}, one for each instruction");
            }

            if (!keys.Add(key))
            {
                throw row.Fault("key", $"the key {key} twice", "each prompt once");
            }

            prompts.Add(new InstructionPrompt(
                key, fields.Text("prompt"), [.. ids.Zip(arguments, (id, given) => InstructionCatalogue.Create(id, new InstructionArguments($"{place}, {id}", given.Element)))]));
        }

        return prompts;
    }
}

using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>Python's questions to a <c>str</c>, such as <c>isdigit</c>.</summary>
internal static class TextTests
{
    public static Func<CallArguments, object?>? Find(TemplateText text, string name) => name switch
    {
        "isdigit" or "isdecimal" or "isnumeric" => _ => All(text, char.IsDigit),
        "isalpha" => _ => All(text, char.IsLetter),
        "isalnum" => _ => All(text, char.IsLetterOrDigit),
        "isspace" => _ => All(text, PythonText.IsSpace),
        "isupper" => _ => IsUpper(text.Value),
        "islower" => _ => IsLower(text.Value),
        _ => null,
    };

    public static bool IsUpper(string text) => text.Any(PythonText.IsCased) && text.All(c => !PythonText.IsCased(c) || char.IsUpper(c));

    public static bool IsLower(string text) => text.Any(PythonText.IsCased) && text.All(c => !PythonText.IsCased(c) || char.IsLower(c));

    private static bool All(TemplateText text, Func<char, bool> test) => text.Length > 0 && text.Value.All(test);
}

using System.Globalization;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.ChatTemplates;

/// <summary>Why a chat template could not be read or rendered.</summary>
public enum ChatTemplateFailure
{
    /// <summary>The source is no valid template.</summary>
    Syntax,

    /// <summary>The template uses a part of Jinja that is not supported.</summary>
    NotSupported,

    /// <summary>An expression has no value for this conversation, such as an attribute of something undefined.</summary>
    Evaluation,

    /// <summary>The template itself refused the conversation with <c>raise_exception</c>.</summary>
    Refused,

    /// <summary>The template took more work, depth or text than <see cref="ChatTemplateLimits"/> allow.</summary>
    Limit,

    /// <summary>What was handed to the template is not usable: messages that are no array, or settings that exclude each other.</summary>
    Input,
}

/// <summary>A chat template is damaged, not supported, or does not take the conversation.</summary>
/// <remarks>The message is always one printable line: template, line and column, what was found, what was expected, and how to mend it.</remarks>
public sealed class ChatTemplateException : Exception
{
    internal ChatTemplateException(
        ChatTemplateFailure failure, string origin, int line, int column, string found, string expected, string mend, Exception? inner = null)
        : base(Compose(origin, line, column, found, expected, mend), inner)
    {
        Failure = failure;
        Origin = origin;
        Line = line;
        Column = column;
        Found = found;
    }

    /// <summary>What kind of failure it is.</summary>
    public ChatTemplateFailure Failure { get; }

    /// <summary>Where the template came from: a file, or a name.</summary>
    public string Origin { get; }

    /// <summary>Line number of the place in the template, from 1; 0 where the failure has no place.</summary>
    public int Line { get; }

    /// <summary>Column number in UTF-16 units, from 1; 0 where the failure has no place.</summary>
    public int Column { get; }

    /// <summary>What was found there; with <see cref="ChatTemplateFailure.Refused"/> the words of the template, as they are.</summary>
    public string Found { get; }

    private static string Compose(string origin, int line, int column, string found, string expected, string mend)
    {
        string place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $" line {line}, column {column}:") : "";
        return $"{Clean(origin)}:{place} found {Clean(found)}, expected {Clean(expected)}; {Clean(mend)}";
    }

    private static string Clean(string text) => CheckpointException.OneLine(text);
}

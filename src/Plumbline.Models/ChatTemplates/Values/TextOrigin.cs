namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>Who a stretch of text comes from.</summary>
[Flags]
internal enum TextOrigin
{
    /// <summary>The template itself, or a special token.</summary>
    Template = 0,

    /// <summary>A message, a tool or a variable: text that may not forge special tokens.</summary>
    Foreign = 1,

    /// <summary>Passed through a generation block.</summary>
    Generated = 2,
}

/// <summary>A stretch of one origin; it begins where the one before ends.</summary>
internal readonly record struct TextRun(int End, TextOrigin Origin);

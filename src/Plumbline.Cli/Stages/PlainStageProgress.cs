using Plumbline.Recipes.Stages;

namespace Plumbline.Cli.Stages;

/// <summary>Progress for logs: one line when a stage begins, at every tenth of it, and when it is done.</summary>
internal sealed class PlainStageProgress(TextWriter output) : IProgress<StageProgress>
{
    private const int Parts = 10;
    private string _stage = "";
    private long _part;

    public void Report(StageProgress value)
    {
        long part = value.Done * Parts / Math.Max(1, value.Total);
        if (value.Stage == _stage && part <= _part)
        {
            return;
        }

        _stage = value.Stage;
        _part = part;
        string[] texts = [StageText.Count(value), StageText.Rate(value), StageText.Figures(value)];
        output.Write($"{StageText.Name(value)}: {string.Join(", ", texts.Where(text => text.Length > 0))}\n");
        output.Flush();
    }
}

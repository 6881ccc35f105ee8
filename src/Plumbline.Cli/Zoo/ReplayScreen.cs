using Plumbline.Cli.Output;
using Plumbline.Recipes.Zoo;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Zoo;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Plumbline.Cli.Zoo;

/// <summary>Plays replays side by side: moving on a terminal, as a few moments elsewhere.</summary>
internal sealed class ReplayScreen(Exhibit exhibit, IReadOnlyList<Replay> replays, CommandSession session)
{
    private const int MomentsWithoutTerminal = 6;

    private int Length => replays.Max(replay => replay.Frames.Count);

    /// <summary>Plays them once.</summary>
    /// <param name="framesPerSecond">How fast.</param>
    public void Play(double framesPerSecond)
    {
        session.Screen.MarkupLine($"[bold]{Markup.Escape(ExhibitPage.Of(exhibit).Title)}[/]  [dim]{Markup.Escape(exhibit.Summary)}[/]");
        session.Screen.MarkupLine($"[dim]{Markup.Escape(ExhibitText.Legend(exhibit))}[/]");
        if (session.Screen.Profile.Capabilities.Interactive && session.Screen.Profile.Out.IsTerminal)
        {
            session.Screen.Live(Moment(0)).Start(live =>
            {
                for (int step = 0; step < Length; step++)
                {
                    live.UpdateTarget(Moment(step));
                    live.Refresh();
                    session.Cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(1 / framesPerSecond));
                    session.Cancellation.ThrowIfCancellationRequested();
                }
            });
            return;
        }

        int[] steps = [.. Enumerable.Range(0, MomentsWithoutTerminal).Select(i => i * (Length - 1) / (MomentsWithoutTerminal - 1)).Distinct()];
        foreach (int step in steps)
        {
            session.Screen.Write(Moment(step));
        }
    }

    private Grid Moment(int step)
    {
        Grid grid = new();
        foreach (Replay _ in replays)
        {
            grid.AddColumn(new GridColumn().PadRight(4).NoWrap());
        }

        grid.AddRow([.. replays.Select(replay => (IRenderable)new Markup(string.Join('\n', Lines(replay, Math.Min(step, replay.Frames.Count - 1)))))]);
        return grid;
    }

    private IEnumerable<string> Lines(Replay replay, int step)
    {
        ReplayFrame frame = replay.Frames[step];
        bool colours = session.Screen.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        yield return $"[bold]{Markup.Escape(replay.Title)}[/]";
        foreach (string line in colours ? PictureText.Lines(frame.Picture, exhibit) : PictureText.Plain(frame.Picture))
        {
            yield return line;
        }

        yield return frame.Picture.Caption.Length > 0 ? Markup.Escape(TerminalText.Line(frame.Picture.Caption)) : "";
        yield return $"[dim]step {step} of {replay.Frames.Count - 1} {Markup.Escape(frame.Action)}[/]";
        yield return $"rewarded [deepskyblue1]{Markup.Escape(ExhibitText.Number(frame.Visible))}[/]  as meant [seagreen3]{Markup.Escape(ExhibitText.Number(frame.Hidden))}[/]";
    }
}

using Plumbline.Worlds.Drawing;

namespace Plumbline.Worlds.GoalMisgeneralisation;

/// <summary>How <see cref="MonsterGridworld"/> is seen: by the agent as cues, by us as a picture.</summary>
internal static class MonsterView
{
    /// <summary>The cues: on which sides apple, shield and monsters are.</summary>
    public const int Cues = 12;

    /// <summary>The same, and those of apple and shield once more while there are monsters.</summary>
    public const int CuesToTell = 20;

    /// <summary>Writes the cues.</summary>
    public static void Cue(MonsterState observation, bool tells, Span<float> features)
    {
        Torus.Point(observation.Apple, features);
        Torus.Point(observation.Shield, features[4..]);
        Torus.Point(observation.Pack, features[8..]);
        if (tells && observation.IsHunted)
        {
            features[..8].CopyTo(features[Cues..]);
        }
    }

    /// <summary>A move towards a thing.</summary>
    public static int Towards(int thing)
    {
        Span<float> sides = stackalloc float[4];
        Torus.Point(thing, sides);
        return sides.IndexOf(1);
    }

    /// <summary>Draws the cells around the agent.</summary>
    public static void Draw(MonsterState state, Canvas canvas)
    {
        canvas.Rows("   ", "   ", "   ");
        canvas.Put(Torus.CellOf(state.Shield), 's');
        canvas.Put(Torus.CellOf(state.Apple), 'o');
        canvas.Put(Torus.CellOf(state.Pack), 'M');
        canvas.Put(Torus.CellOf(Torus.Middle), 'A');
        canvas.Caption(state.IsHunted
            ? $"seen from the agent; monsters left: {state.Monsters}, shields in hand: {state.Shields}"
            : $"seen from the agent; no monsters; first pick-ups: {state.Apples} apples, {state.Shields} shields");
    }
}

namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>A fenced block of a page. Its info string has the language, and after a blank what the block is: <c>csharp events</c>.</summary>
/// <param name="Page">The page's path, from the repository's root.</param>
/// <param name="Line">The line of the fence, from 1.</param>
/// <param name="Language">The first word of the info string; empty where there is none.</param>
/// <param name="Kind">The rest of it.</param>
/// <param name="Text">What is between the fences, without the indentation of the fence.</param>
internal sealed record Fence(string Page, int Line, string Language, string Kind, string Text)
{
    private const string Marker = "```";

    /// <summary>Reads a page's fences, in order.</summary>
    public static IEnumerable<Fence> Read(string page, IEnumerable<string> lines)
    {
        var text = new List<string>();
        var (number, opened, indentation) = (0, 0, 0);
        var info = "";
        foreach (var line in lines)
        {
            number++;
            var isMarker = line.TrimStart().StartsWith(Marker, StringComparison.Ordinal);
            if (opened > 0 && isMarker)
            {
                yield return Close();
                opened = 0;
            }
            else if (opened > 0)
            {
                text.Add(line[Math.Min(indentation, line.Length - line.TrimStart().Length)..]);
            }
            else if (isMarker)
            {
                (opened, indentation, info) = (number, line.IndexOf(Marker, StringComparison.Ordinal), line.Trim()[Marker.Length..].Trim());
                text.Clear();
            }
        }

        if (opened > 0)
        {
            throw new InvalidOperationException($"{page}({opened}): the block is never closed; end it with {Marker}");
        }

        Fence Close()
        {
            var words = info.Split(' ', 2, StringSplitOptions.TrimEntries);
            return new Fence(page, opened, words[0], words.Length > 1 ? words[1] : "", string.Join('\n', text));
        }
    }

    public override string ToString() => $"{Page}({Line}): ```{Language} {Kind}".TrimEnd();
}

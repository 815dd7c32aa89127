using System.Text;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>What browsers report against the page's Content-Security-Policy: nothing, unless something tries to run in it that should not.</summary>
internal sealed class CspReports
{
    private const int MostReports = 50;
    private const int MostBytes = 8 * 1024;

    private readonly Queue<string> _reports = [];
    private long _count;

    public async Task<InspectorAnswer> AddAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = await RequestJson.ReadBytesAsync(body, MostBytes, cancellationToken);
        lock (_reports)
        {
            _count++;
            _reports.Enqueue(bytes is null ? "(a report that is too large)" : Encoding.UTF8.GetString(bytes));
            if (_reports.Count > MostReports)
            {
                _reports.Dequeue();
            }
        }

        return InspectorAnswer.Done();
    }

    public JsonObject Read()
    {
        lock (_reports)
        {
            return new JsonObject { ["count"] = _count, ["reports"] = JsonAnswer.ListOf(_reports) };
        }
    }
}

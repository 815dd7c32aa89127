using AspNetCore.Accounts;
using AspNetCore.Data;
using AspNetCore.Hosting;
using AspNetCore.Pages;
using AspNetCore.Reports;
using GainsightEvents;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

// On a developer's machine an emulator takes the place of Gainsight. Elsewhere there is none, and the settings have to be real.
await using var emulator = builder.Environment.IsDevelopment() ? await DevelopmentEmulator.StartAsync(builder.Configuration) : null;

// The two files of this application: its own data, and the events that Gainsight has not taken yet. What the emulator was to get must never reach Gainsight.
var folder = builder.Configuration["DataFolder"] ?? builder.Environment.ContentRootPath;
builder.Services.AddDbContext<AppDbContext>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "app.db")}"));
builder.AddGainsightEvents().UseSqliteOutbox(Path.Combine(folder, emulator is null ? "gainsight.db" : "gainsight-emulator.db"));
builder.Services.AddHealthChecks().AddGainsightEvents();
builder.AddTelemetry();

builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options => options.LoginPath = "/");
builder.Services.AddAuthorization();
builder.Services.AddRazorComponents();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddScoped<AccountService>();
builder.Services.AddScoped<PlanService>();
builder.Services.AddScoped<ReportService>();

var app = builder.Build();
app.UseContentSecurityPolicy();
app.UseStaticFiles();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

// From here on, every event that a request publishes is the signed-in user's.
app.UseGainsightIdentity(new GainsightIdentityOptions { AccountIdClaim = SignedInUser.AccountClaim });

app.MapHealthChecks("/health");
app.MapHomePage(emulator?.InspectorAddress);
app.MapSignIn();
app.MapPlans();
app.MapReports();

await app.CreateDatabaseAsync();
await app.RunAsync();

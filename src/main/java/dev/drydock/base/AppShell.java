package dev.drydock.base;

import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/// What surrounds every page: style sheets, fonts, server push.
@Push
@Viewport("width=device-width, initial-scale=1")
@NpmPackage(
        value = "pretendard",
        version = "1.3.9",
        assets = {
            "dist/web/variable/*-dynamic-subset.css:pretendard",
            "dist/web/variable/woff2-dynamic-subset/**:pretendard/woff2-dynamic-subset"
        })
@NpmPackage(
        value = "@fontsource-variable/jetbrains-mono",
        version = "5.2.8",
        assets = {"index.css:jetbrains-mono", "files/*-wght-normal.woff2:jetbrains-mono/files"})
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("VAADIN/static/assets/pretendard/pretendardvariable-dynamic-subset.css")
@StyleSheet("VAADIN/static/assets/jetbrains-mono/index.css")
@StyleSheet("drydock.css")
public class AppShell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Drydock");
        settings.addMetaTag("description", "Kubernetes, learned in the browser");
        settings.addLink("icon", "drydock.svg");
    }
}

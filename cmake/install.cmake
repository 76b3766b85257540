# What `cmake --install` puts where: the program, its data, its manual page and completions. The
# program finds its data as ../share/dateline from where it lies itself.

set(generated ${PROJECT_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated})
add_custom_command(
  OUTPUT ${generated}/dateline.1 ${generated}/dateline.bash ${generated}/dateline.zsh ${generated}/dateline.fish
  COMMAND dateline man > ${generated}/dateline.1
  COMMAND dateline completion bash > ${generated}/dateline.bash
  COMMAND dateline completion zsh > ${generated}/dateline.zsh
  COMMAND dateline completion fish > ${generated}/dateline.fish
  DEPENDS dateline
  COMMENT "Manual page and completions from the program's own help")
add_custom_target(manual ALL DEPENDS ${generated}/dateline.1)

install(TARGETS dateline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${generated}/dateline.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${generated}/dateline.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME dateline)
install(FILES ${generated}/dateline.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _dateline)
install(FILES ${generated}/dateline.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/languages ${PROJECT_SOURCE_DIR}/knowledge DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline)
# The gazetteer is made at set-up (setup/gazetteer); without it places are countries and main cities.
install(FILES ${PROJECT_SOURCE_DIR}/build/places.gaz DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline OPTIONAL)
install(FILES LICENSE LICENCES.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
